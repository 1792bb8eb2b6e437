import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { useText } from '../../language.js';
import { LoadError, Loading } from '../States.js';
import { loadMaturityMessages } from './text.js';

/** A part of a page that needs the sentences about maturity: they are loaded with it, in one language. */
export function MaturityWords({ children }: { readonly children: ReactNode }) {
  const { locale, messages } = useIntl();
  const { language } = useText();
  const more = useQuery({
    queryKey: ['messages', 'maturity', language],
    queryFn: () => loadMaturityMessages(language),
    staleTime: Infinity,
  });
  if (more.isError) return <LoadError error={more.error} onRetry={() => void more.refetch()} />;
  if (more.isPending) return <Loading lines={8} />;
  return (
    <IntlProvider locale={locale} messages={{ ...(messages as Record<string, string>), ...more.data }}>
      {children}
    </IntlProvider>
  );
}
