/**
 * What a page and the frame that shows a file of evidence say to each other. The frame is sandboxed: it has no origin,
 * no cookies and no network; the page gives it the bytes.
 */
export type ToFrame =
  | {
      readonly kind: 'show';
      readonly bytes: ArrayBuffer;
      readonly mediaType: string;
      /** Says a page; `#` stands for its number. */
      readonly pageLabel: string;
      readonly name: string;
    }
  | { readonly kind: 'zoom'; readonly factor: number };

export type FromFrame =
  | { readonly kind: 'ready' }
  | { readonly kind: 'shown' }
  /** Shown, but for pictures in it that cannot be decoded here. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'failed' };

/** Types that the frame can show; everything else is to be downloaded. */
export const SHOWN_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp'];
