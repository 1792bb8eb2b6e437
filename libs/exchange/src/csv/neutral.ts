/** A text that begins so could be run as a formula; the apostrophes before it are those that neutralising added. */
const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NEUTRALISED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A text as it may stand in a CSV file: an apostrophe before what a spreadsheet would run. */
export const neutralised = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

/** The text before `neutralised`. */
export const restored = (text: string): string => (NEUTRALISED.test(text) ? text.slice(1) : text);
