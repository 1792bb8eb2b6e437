import { useQueryClient } from '@tanstack/react-query';
import { sendJson } from '../../api/client.js';
import { FormView } from '../../forms/Form.js';
import { useForm } from '../../forms/useForm.js';
import { useAccountText } from '../../session/text.js';
import { checkProgramme, programmeBody, ProgrammeFields, type ProgrammeValues } from './ProgrammeFields.js';
import { useProgramme } from './ProgrammePage.js';

/** Name, address, languages and benchmark set of a programme. */
export function SettingsPart() {
  const { t } = useAccountText();
  const { programme } = useProgramme();
  const queries = useQueryClient();
  const { name, slug, languages, benchmarkSet } = programme;
  const form = useForm<ProgrammeValues>({
    initial: { name, slug, languages, benchmarkSet },
    check: (values) => checkProgramme(values, t),
    send: async (values) => {
      await sendJson('PATCH', `/programmes/${encodeURIComponent(programme.id)}`, {
        body: programmeBody(values),
      });
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['programme', programme.id] }),
        queries.invalidateQueries({ queryKey: ['programmes'] }),
        queries.invalidateQueries({ queryKey: ['session'] }),
      ]);
    },
    explain: ({ code, detail, title }) => (code === 'slugTaken' ? { slug: detail ?? title } : null),
  });
  return (
    <section aria-labelledby="settings">
      <h2 id="settings" className="srOnly">
        {t('programme.settings')}
      </h2>
      <FormView form={form} send={t('form.save')} sending={t('form.saving')} sent={t('form.saved')}>
        <ProgrammeFields form={form} present={programme} />
      </FormView>
    </section>
  );
}
