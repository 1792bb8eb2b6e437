/** Element ids that the wheel and other links jump to. */
export const rowId = (dataPoint: string) => `dp-${dataPoint}`;
export const categoryId = (dimension: string, category: string) => `cat-${slug(dimension)}-${slug(category)}`;
export const dimensionId = (dimension: string) => `dim-${slug(dimension)}`;
export const tabId = (tab: string) => `tab-${tab}`;
export const goalId = (goal: number) => `goal-${goal}`;

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
