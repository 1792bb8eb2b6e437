import type { Language } from '#text';

/** A class or the reason for having none, as a small square with a figure or sign. */
export interface Badge {
  readonly fill: string;
  readonly ink: string;
  /** Outline: marks without a class are pale. */
  readonly edge: string;
  readonly sign: string;
}

export interface RichCell {
  readonly text: string;
  /** A second line, smaller. */
  readonly quiet?: string;
  readonly badge?: Badge;
  /** Number of the note that explains the cell. */
  readonly note?: number;
  readonly strong?: boolean;
}

export type Cell = string | RichCell;

export interface Column {
  readonly head: string;
  /** Share of the free width; as wide as its content when left out. */
  readonly share?: number;
  readonly align?: 'left' | 'right';
}

/** A row of cells, or a line across the table that names the rows below it. */
export type Row = { readonly cells: readonly Cell[] } | { readonly band: string };

export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly link?: string | null;
}

export interface Picture {
  readonly svg: string;
  readonly alt: string;
  /** Width in millimetres on paper. */
  readonly width: number;
  readonly caption?: string;
}

/** The pieces documents are made of. The Typst templates and the HTML writer arrange them; neither adds words. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      /** Begins a page of its own. */
      readonly page?: boolean;
    }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'lead' | 'quiet' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'callout'; readonly title?: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly Column[];
      readonly rows: readonly Row[];
    }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | {
      readonly kind: 'legend';
      readonly entries: readonly { readonly badge: Badge; readonly label: string }[];
    }
  /** Groups with their score, side by side. */
  | {
      readonly kind: 'scores';
      readonly scores: readonly {
        readonly name: string;
        readonly figure: string;
        readonly detail: string;
        readonly badge: Badge;
      }[];
    }
  /** Notes to cells of tables, by their numbers. */
  | {
      readonly kind: 'notes';
      readonly title: string;
      readonly notes: readonly { readonly number: number; readonly text: string }[];
    }
  /** Blocks that stay together on one page; short ones only. */
  | { readonly kind: 'group'; readonly blocks: readonly Block[] }
  | { readonly kind: 'people'; readonly people: readonly Person[] }
  | { readonly kind: 'proof'; readonly proof: Proof };

export interface Person {
  readonly name: string;
  readonly role: string;
  readonly statement: string;
  readonly on: string;
}

/** Where the edition can be checked. */
export interface Proof {
  readonly title: string;
  readonly text: string;
  readonly address: string | null;
  readonly link: string | null;
  /** The address as a QR code; `null` when the edition has none. */
  readonly qr: string | null;
  readonly qrAlt: string;
}

/** How a document begins: with a page of its own, or with a band above the text. */
export interface Opening {
  readonly form: 'cover' | 'band' | 'certificate';
  readonly kind: string;
  readonly city: string;
  readonly subject: string;
  readonly strap: string;
  readonly state: string;
}

/** A whole document, worded and formatted. */
export interface DocumentModel {
  readonly language: Language;
  readonly title: string;
  readonly accent: string;
  /** Year, month, day of the edition: the date of the file. */
  readonly date: readonly [number, number, number];
  readonly footer: { readonly text: string; readonly page: string; readonly of: string };
  readonly opening: Opening;
  /** Facts and proof on the cover, below the opening. */
  readonly cover: readonly Block[];
  /** Heading of the list of contents; `null` for none. */
  readonly contents: string | null;
  readonly blocks: readonly Block[];
}
