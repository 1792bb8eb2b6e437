import { UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, NavLink } from 'react-router';
import { LANGUAGES, useText, useTranslatedAddress } from '../language.js';
import { useSession } from '../session/session.js';
import classes from './Header.module.css';

/** Only people with a session need it. */
const NameMenu = lazy(async () => ({ default: (await import('../session/NameMenu.js')).NameMenu }));

/** Name, the three places to go, language, colour scheme, and the way in or to one's own pages. */
export function Header() {
  const { t, language } = useText();
  const translated = useTranslatedAddress();
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <Link to={`/${language}`} className={classes.name}>
          {t('app.name')}
        </Link>
        <nav aria-label={t('nav.label')} className={classes.nav}>
          <NavLink to={`/${language}`} end>
            {t('nav.cities')}
          </NavLink>
          <NavLink to={`/${language}/kpis`}>{t('nav.kpis')}</NavLink>
          <NavLink to={`/${language}/method`}>{t('nav.method')}</NavLink>
        </nav>
        <div className={classes.tools}>
          <nav aria-label={t('nav.language')} className={classes.languages}>
            {LANGUAGES.map((other) => (
              <Link
                key={other}
                to={translated(other)}
                lang={other}
                hrefLang={other}
                aria-current={other === language ? 'true' : undefined}
                preventScrollReset
              >
                {NAMES[other]}
              </Link>
            ))}
          </nav>
          <SchemeButton />
        </div>
        <Account />
      </div>
    </header>
  );
}

function Account() {
  const { t, language } = useText();
  const session = useSession();
  if (session) {
    return (
      <Suspense fallback={<span className={classes.account}>{session.user.name}</span>}>
        <NameMenu session={session} />
      </Suspense>
    );
  }
  return (
    <Link to={`/${language}/sign-in`} className={classes.account}>
      {t('nav.signIn')}
    </Link>
  );
}

/** Languages are named in themselves, whatever the page's language. */
const NAMES = { en: 'English', fr: 'Français' } as const;

function SchemeButton() {
  const { t } = useText();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const next = scheme === 'dark' ? 'light' : 'dark';
  return (
    <UnstyledButton className={classes.scheme} onClick={() => setColorScheme(next)}>
      {t(`scheme.${next}`)}
    </UnstyledButton>
  );
}
