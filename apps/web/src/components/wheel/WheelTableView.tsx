import { wheelTable, type WheelModel } from '#documents/drawing';
import { ClassChip } from '../ClassChip.js';
import { DataTable } from '../DataTable.js';
import classes from './Wheel.module.css';

/** What the wheel shows, as a table in reading order. */
export function WheelTableView({ model }: { readonly model: WheelModel }) {
  const { caption, headers, rows } = wheelTable(model);
  const [, name, result, score, coverage] = headers;
  return (
    <div className={classes.table}>
      <DataTable caption={caption} minWidth="34rem" maxHeight="42rem">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col" data-align="right">
              {result}
            </th>
            <th scope="col">{score}</th>
            <th scope="col" data-align="right">
              {coverage}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.level}-${row.key}-${row.levelText}`} data-level={row.level}>
              <th scope="row">
                <span className="srOnly">{`${row.levelText}: `}</span>
                {row.name}
              </th>
              <td data-align="right">{row.result}</td>
              <td>
                <ClassChip
                  class={row.class}
                  reason={typeof row.mark === 'number' || row.mark === 'notScored' ? null : row.mark}
                />
              </td>
              <td data-align="right">{row.coverage}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
