export { LANGUAGES, isLanguage, preferredLanguage, type Language } from './language.js';
export { createFormatter, type MessageFormatter, type Messages, type MessageParams } from './messages.js';
export { formatNumber, formatPercent, formatValue, THIN_SPACE, type ValueFormat } from './numbers.js';
export { parseTypedNumber, type TypedNumber } from './typed-number.js';
