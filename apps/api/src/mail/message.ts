import { createFormatter, type Language, type MessageParams } from '#text';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

/** Kinds of mails; each has its texts `<kind>.subject`, `<kind>.text` and, where it leads somewhere, `<kind>.action`. */
export const MAIL_KINDS = [
  'invitation',
  'roleGiven',
  'passwordReset',
  'passwordChanged',
  'secondFactorOn',
  'secondFactorOff',
  'submitted',
  'returned',
  'accepted',
  'reminder',
  'digest',
  'mention',
  'withdrawn',
  'screening',
  'assigned',
  'verifierAssigned',
  'concluded',
  'sentBack',
  'signedOff',
  'published',
  'correction',
  'questions',
  'answers',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** One line of a list in a mail, e.g. of the daily digest. */
export interface MailItem {
  readonly text: string;
  /** Where it leads. */
  readonly url?: string;
}

export interface MailContent {
  readonly kind: MailKind;
  readonly language: Language;
  /** Name of the reader; empty when not known. */
  readonly name: string;
  readonly params: MessageParams;
  /** Where the mail's one action leads. */
  readonly url?: string;
  readonly items?: readonly MailItem[];
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const formatters = { en: createFormatter('en', en), fr: createFormatter('fr', fr) };

/** A text of the mails, e.g. the name of a role. */
export function mailText(language: Language, key: keyof typeof en, params?: MessageParams): string {
  return formatters[language](key, params);
}

/** A mail as plain text and as simple HTML. What people typed is escaped in the HTML and stays on one line in the subject. */
export function renderMail({ kind, language, name, params, url, items = [] }: MailContent): RenderedMail {
  const say = formatters[language];
  const subject = say(`${kind}.subject`, params).replace(/[\r\n]+/g, ' ');
  const greeting = say(name === '' ? 'greeting.nameless' : 'greeting', { name });
  const paragraphs = say(`${kind}.text`, params).split('\n');
  const action = url === undefined ? null : { url, label: say(`${kind}.action`, params) };
  const footer = say('footer');
  const text = [
    greeting,
    ...paragraphs,
    items.map((item) => `- ${item.text}${item.url === undefined ? '' : `\n  ${item.url}`}`).join('\n'),
    action ? `${action.label}:\n${action.url}` : '',
    `-- \n${footer}`,
  ];
  const html = [
    ...[greeting, ...paragraphs].map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    items.length > 0 ? `<ul>${items.map((item) => `<li>${linked(item)}</li>`).join('')}</ul>` : '',
    action ? `<p>${linked({ text: action.label, url: action.url })}<br>${escaped(action.url)}</p>` : '',
    `<hr><p><small>${escaped(footer)}</small></p>`,
  ];
  return {
    subject,
    text: `${text.filter((part) => part !== '').join('\n\n')}\n`,
    html:
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>` +
      `<body style="font-family: sans-serif; max-width: 40em">${html.join('')}</body></html>`,
  };
}

function linked({ text, url }: MailItem): string {
  return url === undefined ? escaped(text) : `<a href="${escaped(url)}">${escaped(text)}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
