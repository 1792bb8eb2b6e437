/** What the server holds for a target: at least its revision and who wrote it last. */
export interface Held {
  readonly revision: number;
  readonly updatedAt?: string | null;
  readonly updatedBy?: { readonly id: string | null; readonly name: string } | null;
}
