import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Role } from '../../api/account-types.js';
import { sendJson } from '../../api/client.js';
import { Dialog } from '../../components/Dialog.js';
import { RadioField, TextField } from '../../forms/Fields.js';
import { FormView } from '../../forms/Form.js';
import { useForm, type Errors } from '../../forms/useForm.js';
import { can } from '../../session/can.js';
import { useSignedIn } from '../../session/SignedInPages.js';
import { useAccountText } from '../../session/text.js';

/** Where somebody is to work. */
export type WorkPlace =
  | { readonly kind: 'installation' }
  | { readonly kind: 'programme'; readonly programmeId: string; readonly name: string }
  | { readonly kind: 'city'; readonly citySlug: string; readonly name: string };

interface Values {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly verifierGrade: string;
}

interface Props {
  readonly place: WorkPlace;
  /** Says what was done. */
  readonly onInvited: (sentence: string) => void;
  readonly onClose: () => void;
}

const ROLES: Readonly<Record<WorkPlace['kind'], readonly Role[]>> = {
  installation: ['administrator'],
  programme: ['programmeManager', 'verifier', 'reader'],
  city: ['cityManager', 'contributor', 'reader'],
};

/** Gives somebody a role; who has no account yet gets a mail with a link. */
export function InviteDialog({ place, onInvited, onClose }: Props) {
  const { t } = useAccountText();
  const session = useSignedIn();
  const queries = useQueryClient();
  const roles = ROLES[place.kind];
  const form = useForm<Values>({
    initial: {
      email: '',
      name: '',
      role: roles.length === 1 ? (roles[0] ?? '') : '',
      verifierGrade: 'provisional',
    },
    check: ({ email, role }) => {
      const errors: Errors<Values> = {};
      if (email.trim() === '') errors.email = t('signIn.emailMissing');
      if (role === '') errors.role = t('invite.roleMissing');
      return errors;
    },
    send: async (values) => {
      const { invitationPending } = await sendJson<{ invitationPending: boolean }>('POST', '/invitations', {
        body: invitation(place, values),
      });
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['people'] }),
        queries.invalidateQueries({ queryKey: ['users'] }),
        queries.invalidateQueries({ queryKey: ['programme'] }),
      ]);
      const email = values.email.trim();
      onInvited(t(invitationPending ? 'invite.sent' : 'invite.given', { email }));
    },
  });
  return (
    <Dialog
      title={
        place.kind === 'installation'
          ? t('invite.titleInstallation')
          : t('invite.title', { place: place.name })
      }
      onClose={onClose}
    >
      <FormView
        form={form}
        send={t('invite.do')}
        sending={t('form.sending')}
        beside={
          <Button variant="subtle" onClick={onClose}>
            {t('form.cancel')}
          </Button>
        }
      >
        <TextField
          form={form}
          name="email"
          label={t('field.email')}
          hint={t('invite.emailHint')}
          type="email"
          autoComplete="off"
          spellCheck={false}
        />
        <TextField form={form} name="name" label={t('field.name')} optional autoComplete="off" />
        {roles.length > 1 && (
          <RadioField
            form={form}
            name="role"
            label={t('invite.role')}
            choices={roles.map((value) => ({
              value,
              label: t(`role.${value}`),
              hint: t(
                value === 'reader' && place.kind === 'programme'
                  ? 'role.reader.programme'
                  : `role.${value}.about`,
              ),
            }))}
          />
        )}
        {form.values.role === 'verifier' && can(session, 'administer') && (
          <RadioField
            form={form}
            name="verifierGrade"
            label={t('users.grade')}
            choices={(['provisional', 'qualified'] as const).map((value) => ({
              value,
              label: t(`grade.choice.${value}`),
            }))}
          />
        )}
      </FormView>
    </Dialog>
  );
}

function invitation(place: WorkPlace, { email, name, role, verifierGrade }: Values) {
  return {
    email: email.trim(),
    role,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(place.kind === 'programme' ? { programmeId: place.programmeId } : {}),
    ...(place.kind === 'city' ? { citySlug: place.citySlug } : {}),
    ...(role === 'verifier' ? { verifierGrade } : {}),
  };
}
