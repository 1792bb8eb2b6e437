import type { WorkflowTable } from './types.js';

/** The table as a Mermaid state diagram; each arrow says the event and, below it, the permission it asks for. */
export function mermaidDiagram<S extends string, E extends string, P extends string, G extends string>(
  table: WorkflowTable<S, E, P, G>,
): string {
  const { opening, transitions, finals } = table;
  return [
    'stateDiagram-v2',
    `  [*] --> ${opening.to}: ${opening.event} (${opening.permission})`,
    ...transitions.map(({ from, event, to, permission, guard, needs }) => {
      const conditions = [permission, ...(guard ? [`if ${guard}`] : []), ...(needs ? [`with ${needs}`] : [])];
      return `  ${from} --> ${to}: ${event} (${conditions.join(', ')})`;
    }),
    ...finals.map((state) => `  ${state} --> [*]`),
  ].join('\n');
}
