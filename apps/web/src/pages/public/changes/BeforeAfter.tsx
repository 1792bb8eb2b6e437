import type { ReactNode } from 'react';
import { DataTable } from '../../../components/DataTable.js';
import { useChangesText } from './text.js';
import classes from './ChangesPage.module.css';

interface Row {
  readonly key: string;
  readonly name: ReactNode;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** What there was and what there is now, one thing a row. */
export function BeforeAfter({ caption, rows }: { readonly caption: string; readonly rows: readonly Row[] }) {
  const { t } = useChangesText();
  return (
    <DataTable caption={caption} minWidth="20rem">
      <thead>
        <tr>
          <th scope="col" className={classes.name}>
            {t('changes.subject')}
          </th>
          <th scope="col">{t('changes.before')}</th>
          <th scope="col">{t('changes.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, before, after }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className={classes.before}>{before}</td>
            <td className={classes.after}>{after}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
