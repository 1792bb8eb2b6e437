import type { CellModel } from './model.js';

/** Key of rows that are only for the eye: titles, explanations, headings of columns. */
export const HEAD: CellModel = { value: 'heading:', look: 'key' };
