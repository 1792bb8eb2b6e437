import { useQuery } from '@tanstack/react-query';
import { LANGUAGES } from '#text';
import { catalogueQuery } from '../../api/queries.js';
import type { Programme } from '../../api/programme-types.js';
import { CheckboxesField, SelectField, TextField } from '../../forms/Fields.js';
import type { Errors, Form } from '../../forms/useForm.js';
import { useAccountText } from '../../session/text.js';

export interface ProgrammeValues {
  readonly name: string;
  /** Part of its addresses. */
  readonly slug: string;
  readonly languages: readonly string[];
  /** Empty stands for the newest. */
  readonly benchmarkSet: string;
}

export const NEW_PROGRAMME: ProgrammeValues = {
  name: '',
  slug: '',
  languages: [...LANGUAGES],
  benchmarkSet: '',
};

/** The fields of a programme, new or present. */
export function ProgrammeFields({
  form,
  present,
}: {
  readonly form: Form<ProgrammeValues>;
  readonly present?: Programme;
}) {
  const { t, language } = useAccountText();
  const newest = useQuery(catalogueQuery(language)).data?.benchmarkSet;
  const sets = [...new Set([present?.benchmarkSet, newest].filter((set) => set !== undefined))];
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={t('programme.name')}
        hint={t('programme.nameHint')}
        autoComplete="off"
      />
      <TextField
        form={form}
        name="slug"
        label={t('programme.slug')}
        hint={t('programme.slugHint')}
        autoComplete="off"
        spellCheck={false}
        optional={present === undefined}
      />
      <CheckboxesField
        form={form}
        name="languages"
        label={t('programme.languages')}
        hint={t('programme.languagesHint')}
        choices={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      {sets.length > 1 && (
        <SelectField
          form={form}
          name="benchmarkSet"
          label={t('programme.set')}
          hint={t('programme.setHint')}
          choices={sets.map((value) => ({ value, label: value }))}
        />
      )}
    </>
  );
}

type Say = ReturnType<typeof useAccountText>['t'];

export function checkProgramme({ name, languages }: ProgrammeValues, t: Say): Errors<ProgrammeValues> {
  const errors: Errors<ProgrammeValues> = {};
  if (name.trim() === '') errors.name = t('programme.nameMissing');
  if (languages.length === 0) errors.languages = t('programme.languagesMissing');
  return errors;
}

/** What is sent to the server; without a short name it makes one from the name. */
export function programmeBody({ name, slug, languages, benchmarkSet }: ProgrammeValues) {
  return {
    name: name.trim(),
    languages,
    ...(slug.trim() === '' ? {} : { slug: slug.trim() }),
    ...(benchmarkSet === '' ? {} : { benchmarkSet }),
  };
}
