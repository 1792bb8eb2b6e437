import type { DataValidation } from 'exceljs';
import type { CellValidation } from '../template/model.js';

/** A check of a cell as the library takes it. The file format allows 32 letters for a title and 255 for a sentence. */
export function validationOf(check: CellValidation): DataValidation {
  const common = {
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: check.style,
    errorTitle: check.errorTitle.slice(0, 32),
    error: check.error.length > 255 ? `${check.error.slice(0, 254)}…` : check.error,
  };
  switch (check.type) {
    case 'list':
      return { ...common, type: 'list', formulae: [check.range] };
    case 'custom':
      return { ...common, type: 'custom', formulae: [check.formula] };
    case 'length':
      return { ...common, type: 'textLength', operator: 'lessThanOrEqual', formulae: [check.max] };
    case 'decimal':
    case 'whole':
      return check.to === null
        ? { ...common, type: check.type, operator: 'greaterThanOrEqual', formulae: [check.from] }
        : { ...common, type: check.type, operator: 'between', formulae: [check.from, check.to] };
  }
}
