import { catalogue, convertInput, dataPointList, type ProfileKey } from '#catalogue';
import { Link } from 'react-router';
import { PageTitle } from '../../components/PageTitle.js';
import { addressOf } from '../../workspace/places.js';
import type { Target } from '../../workspace/queue.js';
import { Conflict } from './card/Conflict.js';
import { NumberField } from './fields/NumberField.js';
import { TextField, YearField } from './fields/TextFields.js';
import { UnitField, unitLabel } from './fields/UnitField.js';
import { useCanEdit } from './frame/useFiltered.js';
import { useHashTarget } from './frame/useHashTarget.js';
import { Threads } from './questions/PointReview.js';
import { useNames, useWorkspaceText } from './text.js';
import { useProfileField } from './Workspace.js';
import fieldClasses from './fields/Field.module.css';
import classes from './Page.module.css';

const FIGURES = Object.keys(catalogue.profileInputs) as ProfileKey[];
const HEADINGS = ['boundary', 'socioEconomic', 'political', 'geography', 'climate', 'economicBase'] as const;

/** The city itself: figures that many indicators are computed with, and the context verifiers judge by. */
export function ProfilePage() {
  const { t } = useWorkspaceText();
  const { everything, ofProfile } = useCanEdit();
  useHashTarget();
  return (
    <>
      <PageTitle>{t('part.profile')}</PageTitle>
      <h1 className={classes.title}>{t('part.profile')}</h1>
      <p className={classes.intro}>{t('profile.intro')}</p>
      {!everything && <p className="muted">{t('profile.readOnly')}</p>}
      <section className={classes.section}>
        <h2>{t('profile.figures')}</h2>
        {FIGURES.map((key) => (
          <Figure key={key} name={key} readOnly={!ofProfile(key)} />
        ))}
      </section>
      <section className={classes.section}>
        <h2>{t('profile.context')}</h2>
        {HEADINGS.map((heading) => (
          <div key={heading} id={`context-${heading}`} tabIndex={-1} className={classes.figure}>
            <Conflict target={{ kind: 'context', key: heading }} />
            <TextField
              target={{ kind: 'context', key: heading }}
              field="text"
              label={t(`context.${heading}`)}
              hint={t(`context.${heading}.hint`)}
              rows={3}
              max={4000}
              readOnly={!everything}
            />
          </div>
        ))}
      </section>
    </>
  );
}

function Figure({ name, readOnly }: { readonly name: ProfileKey; readonly readOnly: boolean }) {
  const text = useWorkspaceText();
  const { t, number } = text;
  const names = useNames();
  const target: Target = { kind: 'profile', key: name };
  const figure = useProfileField(name);
  const { unit } = catalogue.profileInputs[name];
  const label = names.profile(name);
  const converted =
    figure.value === null || figure.unit === null
      ? null
      : convertInput({ unit }, Number(figure.value), figure.unit);
  const users = dataPointList.filter(({ dataPoint }) =>
    dataPoint.inputs.some((input) => input.key === name && input.from === 'cityProfile'),
  );
  return (
    <div id={`figure-${name}`} tabIndex={-1} className={classes.figure}>
      <h3>{label}</h3>
      <Threads subject={{ profileKey: name }} />
      <Conflict target={target} />
      <div className={classes.figureGrid}>
        <div className={fieldClasses.field}>
          <span className={fieldClasses.label}>{t('column.figure')}</span>
          <NumberField
            target={target}
            field="value"
            label={label}
            unit={figure.unit ?? unit}
            readOnly={readOnly}
          />
        </div>
        <div className={fieldClasses.field}>
          <span className={fieldClasses.label}>{t('column.unit')}</span>
          <UnitField
            target={target}
            field="unit"
            unit={unit}
            label={t('field.unitOf', { input: label })}
            readOnly={readOnly}
          />
        </div>
        <YearField target={target} field="year" label={t('field.year')} readOnly={readOnly} />
        <TextField target={target} field="source" label={t('field.sources')} readOnly={readOnly} max={1000} />
      </div>
      <p className={fieldClasses.hint}>
        {converted?.conversion && converted.conversion.multiplyBy !== 1 && (
          <>
            {t('unit.converted', { value: number(converted.value), unit: unitLabel(unit, names, text) })}{' '}
            ·{' '}
          </>
        )}
        {t('profile.users', { count: users.length })}{' '}
        {users.slice(0, 1).map(({ dataPoint: { key } }) => (
          <Link key={key} to={`../${addressOf(key)}`} relative="path">
            {names.dataPoint(key).label}
          </Link>
        ))}
      </p>
    </div>
  );
}
