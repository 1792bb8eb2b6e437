import { CITY_ROLES, PROGRAMME_ROLES, type RoleGrant } from '../shared/permissions.js';

/** Columns with the roles of the person whose row of `app_user` is named `u`; read them with `grantsOf`. */
export const ROLE_COLUMNS = `
  u.administrator,
  (SELECT coalesce(json_agg(json_build_array(m.role, m.programme_id)), '[]')
   FROM programme_membership m WHERE m.user_id = u.id) AS "programmeRoles",
  (SELECT coalesce(json_agg(json_build_array(m.role, c.programme_id, c.id)), '[]')
   FROM city_membership m JOIN city c ON c.id = m.city_id WHERE m.user_id = u.id) AS "cityRoles"`;

export interface RoleRow {
  readonly administrator: boolean;
  readonly programmeRoles: readonly (readonly [role: string, programmeId: string])[];
  readonly cityRoles: readonly (readonly [role: string, programmeId: string, cityId: string])[];
}

/** The roles in a row read with `ROLE_COLUMNS`. */
export function grantsOf(row: RoleRow): RoleGrant[] {
  const grants: RoleGrant[] = row.administrator ? [{ role: 'administrator' }] : [];
  for (const [name, programmeId] of row.programmeRoles) {
    const role = PROGRAMME_ROLES.find((known) => known === name);
    if (role) grants.push({ role, programmeId });
  }
  for (const [name, programmeId, cityId] of row.cityRoles) {
    const role = CITY_ROLES.find((known) => known === name);
    if (role) grants.push({ role, programmeId, cityId });
  }
  return grants;
}
