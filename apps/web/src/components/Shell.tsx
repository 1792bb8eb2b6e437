import { useEffect, useRef } from 'react';
import { IntlProvider } from 'react-intl';
import { Outlet, ScrollRestoration, useLoaderData, useLocation, useParams } from 'react-router';
import { isLanguage, type Language } from '#text';
import { NotFoundPage } from '../pages/public/notFound/NotFoundPage.js';
import { Footer } from './Footer.js';
import { Header } from './Header.js';
import { SkipLink } from './SkipLink.js';
import classes from './Shell.module.css';

export interface ShellData {
  readonly language: Language;
  readonly messages: Record<string, string>;
}

/** What all pages share: language, landmarks, skip link, and where the focus goes after a change of page. */
export function Shell() {
  const { language, messages } = useLoaderData<ShellData>();
  const { language: inAddress } = useParams();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const main = useFocusOnNewPage();
  return (
    <IntlProvider key={language} locale={language} messages={messages}>
      <SkipLink />
      <Header />
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {isLanguage(inAddress) ? <Outlet /> : <NotFoundPage />}
      </main>
      <Footer />
      <ScrollRestoration getKey={(location) => location.pathname} />
    </IntlProvider>
  );
}

/** Keyboard and screen reader start at the new page; a change of language or of the query leaves them in place. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const page = useLocation().pathname.replace(/^\/[^/]*/, '');
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    main.current?.focus({ preventScroll: true });
  }, [page]);
  return main;
}
