import { textsOf } from '../shared/texts.js';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };

/** Words of the Factsheet in the language. */
export const factsheetTexts = textsOf({ en, fr });
