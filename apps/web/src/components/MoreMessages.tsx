import { IntlProvider, useIntl } from 'react-intl';
import { Outlet, useLoaderData, type LoaderFunctionArgs, type RouteObject } from 'react-router';
import { isLanguage, type Language } from '#text';
import { readersLanguage } from '../language.js';

type Messages = Record<string, string>;

/** Pages that need more sentences than the public ones: they are loaded with the pages, in one language. */
export function withMessages(
  load: (language: Language) => Promise<Messages>,
  children: RouteObject[],
): RouteObject {
  return {
    loader: ({ params }: LoaderFunctionArgs) =>
      load(isLanguage(params['language']) ? params['language'] : readersLanguage()),
    shouldRevalidate: ({ currentParams, nextParams }) => currentParams['language'] !== nextParams['language'],
    Component: MoreMessages,
    children,
  };
}

function MoreMessages() {
  const more = useLoaderData<Messages>();
  const { locale, messages } = useIntl();
  return (
    <IntlProvider locale={locale} messages={{ ...(messages as Messages), ...more }}>
      <Outlet />
    </IntlProvider>
  );
}
