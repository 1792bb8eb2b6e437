import { useText } from '../language.js';

/** Title of the window: the page first, then the product. */
export function PageTitle({ children }: { readonly children: string }) {
  const { t } = useText();
  return <title>{`${children} · ${t('app.name')}`}</title>;
}
