import { DefaultNamingStrategy } from 'typeorm';

/** Columns are named in snake case after their property: `reportingYear` → `reporting_year`. */
export class SnakeCaseNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
