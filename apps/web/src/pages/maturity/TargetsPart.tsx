import { useEffect, useId, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { dataPointList } from '#catalogue';
import { DataTable } from '../../components/DataTable.js';
import { LevelMark } from '../../components/maturity/LevelMark.js';
import { useNames } from '../workspace/text.js';
import { useMaturityNames } from './names.js';
import { TargetsEditor } from './TargetsEditor.js';
import { usePageText } from './text.js';
import { useMaturity } from './useMaturity.js';
import fieldClasses from '../workspace/fields/Field.module.css';
import classes from './MaturityPage.module.css';

/** Yes or no has no targets: no is the first level, yes the last. */
const AIMED = dataPointList.filter(({ dataPoint }) => dataPoint.valueType !== 'boolean');

/** The targets of every data point, and the editor of the one that is chosen. */
export function TargetsPart({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = usePageText();
  const [address, setAddress] = useSearchParams();
  const [pressed, setPressed] = useState(false);
  const chosen = AIMED.find(({ dataPoint }) => dataPoint.key === address.get('dataPoint'));
  const choose = (key: string) =>
    setAddress(
      { part: 'targets', ...(key === '' ? {} : { dataPoint: key }) },
      { replace: true, preventScrollReset: true },
    );
  return (
    <>
      <p className="prose">{t('targets.intro')}</p>
      <Choice
        value={chosen?.dataPoint.key ?? ''}
        onChange={(key) => {
          setPressed(false);
          choose(key);
        }}
      />
      {chosen ? (
        <Editor
          key={chosen.dataPoint.key}
          dataPoint={chosen.dataPoint.key}
          readOnly={readOnly}
          pressed={pressed}
        />
      ) : (
        <Overview
          onChoose={(key) => {
            setPressed(true);
            choose(key);
          }}
        />
      )}
    </>
  );
}

function Choice({ value, onChange }: { readonly value: string; readonly onChange: (key: string) => void }) {
  const { t } = usePageText();
  const texts = useNames();
  const id = useId();
  const categories = [...new Set(AIMED.map(({ kpi }) => kpi.category))];
  return (
    <div className={`${fieldClasses.field} ${classes.choose}`}>
      <label className={fieldClasses.label} htmlFor={id}>
        {t('targets.choose')}
      </label>
      <select
        id={id}
        className={fieldClasses.control}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{t('targets.all')}</option>
        {categories.map((category) => (
          <optgroup key={category} label={texts.category(category)}>
            {AIMED.filter(({ kpi }) => kpi.category === category).map(({ dataPoint: { key } }) => (
              <option key={key} value={key}>
                {texts.dataPoint(key).label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

interface EditorProps {
  readonly dataPoint: string;
  readonly readOnly: boolean;
  /** What was pressed to get here is gone, so the heading takes the focus. */
  readonly pressed: boolean;
}

function Editor({ dataPoint, readOnly, pressed }: EditorProps) {
  const { names } = useMaturityNames();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (pressed) heading.current?.focus();
  }, [pressed]);
  return (
    <section className={classes.editor} aria-labelledby="targets-heading">
      <h2 ref={heading} tabIndex={-1} id="targets-heading">
        {names.dataPoint(dataPoint)}
      </h2>
      <TargetsEditor dataPoint={dataPoint} readOnly={readOnly} />
    </section>
  );
}

/** Where every data point stands, and by which targets. */
function Overview({ onChoose }: { readonly onChoose: (key: string) => void }) {
  const { t } = usePageText();
  const { result } = useMaturity();
  const { names, value } = useMaturityNames();
  const judged = new Map(result.dataPoints.map((item) => [item.dataPoint, item]));
  return (
    <DataTable caption={t('targets.table')} minWidth="46rem" maxHeight="40rem">
      <thead>
        <tr>
          <th scope="col">{t('targets.dataPoint')}</th>
          <th scope="col" data-align="right">
            {t('targets.now')}
          </th>
          <th scope="col">{t('maturity.levelNow')}</th>
          <th scope="col">{t('targets.basis')}</th>
        </tr>
      </thead>
      <tbody>
        {AIMED.map(({ dataPoint: { key } }) => {
          const item = judged.get(key);
          return (
            <tr key={key}>
              <th scope="row">
                <button type="button" className={fieldClasses.plain} onClick={() => onChoose(key)}>
                  {names.dataPoint(key)}
                </button>
              </th>
              <td data-align="right">
                {item?.value === null || item === undefined ? '' : value(key, item.value)}
              </td>
              <td>
                <LevelMark level={item?.level ?? null} short />
              </td>
              <td>{t(`basis.${item?.basis ?? 'none'}`)}</td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
