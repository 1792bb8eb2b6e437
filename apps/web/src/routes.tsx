import { redirect, type LoaderFunctionArgs, type RouteObject } from 'react-router';
import { isLanguage } from '#text';
import { Blank } from './components/Blank.js';
import { Shell, type ShellData } from './components/Shell.js';
import { BrokenPage } from './pages/public/notFound/BrokenPage.js';
import { HomePage } from './pages/public/home/HomePage.js';
import { NotFoundPage } from './pages/public/notFound/NotFoundPage.js';
import { withMessages } from './components/MoreMessages.js';
import { loadMessages, readersLanguage } from './language.js';
import { loadAccountMessages } from './session/text.js';

/** Messages of the language in the address, before anything of the page is drawn. */
async function shellLoader({ params }: LoaderFunctionArgs): Promise<ShellData> {
  const language = isLanguage(params['language']) ? params['language'] : readersLanguage();
  return { language, messages: await loadMessages(language) };
}

const pages: RouteObject[] = [
  { index: true, Component: HomePage },
  {
    path: 'cities/:slug',
    lazy: async () => ({ Component: (await import('./pages/public/city/CityPage.js')).CityPage }),
  },
  {
    path: 'editions/:id',
    lazy: async () => ({ Component: (await import('./pages/public/city/EditionPage.js')).EditionPage }),
  },
  withMessages(
    async (language) => (await import('./pages/public/changes/text.js')).loadChangesMessages(language),
    [
      {
        path: 'editions/:id/changes',
        lazy: async () => ({
          Component: (await import('./pages/public/changes/ChangesPage.js')).ChangesPage,
        }),
      },
    ],
  ),
  withMessages(
    async (language) => (await import('./pages/public/verify/text.js')).loadVerifyMessages(language),
    [
      {
        path: 'verify',
        lazy: async () => ({ Component: (await import('./pages/public/verify/VerifyPage.js')).VerifyPage }),
      },
    ],
  ),
  {
    path: 'kpis',
    lazy: async () => ({ Component: (await import('./pages/public/kpis/KpisPage.js')).KpisPage }),
  },
  {
    path: 'kpis/:slug',
    lazy: async () => ({ Component: (await import('./pages/public/kpi/KpiPage.js')).KpiPage }),
  },
  {
    path: 'method',
    lazy: async () => ({ Component: (await import('./pages/public/method/MethodPage.js')).MethodPage }),
  },
  { path: '*', Component: NotFoundPage },
];

/** Pages for people with an account; their sentences and code are loaded with the first of them. */
const accountPages: RouteObject[] = [
  {
    path: 'sign-in',
    lazy: async () => ({ Component: (await import('./pages/account/SignInPage.js')).SignInPage }),
  },
  {
    path: 'forgotten-password',
    lazy: async () => ({ Component: (await import('./pages/account/ForgottenPage.js')).ForgottenPage }),
  },
  {
    path: 'link/:token',
    lazy: async () => ({ Component: (await import('./pages/account/LinkPage.js')).LinkPage }),
  },
  {
    lazy: async () => ({ Component: (await import('./session/SignedInPages.js')).SignedInPages }),
    children: [
      {
        path: 'account',
        lazy: async () => ({ Component: (await import('./pages/account/AccountPage.js')).AccountPage }),
      },
      {
        path: 'administration',
        lazy: async () => ({
          Component: (await import('./pages/admin/AdministrationPage.js')).AdministrationPage,
        }),
      },
      {
        path: 'programmes',
        lazy: async () => ({ Component: (await import('./pages/admin/ProgrammesPage.js')).ProgrammesPage }),
      },
      {
        path: 'programmes/:id',
        lazy: async () => ({ Component: (await import('./pages/admin/ProgrammePage.js')).ProgrammePage }),
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('./pages/admin/CitiesPart.js')).CitiesPart }),
          },
          {
            path: 'verification',
            lazy: async () => ({
              Component: (await import('./pages/admin/verification/VerificationPart.js')).VerificationPart,
            }),
          },
          {
            path: 'rounds',
            lazy: async () => ({ Component: (await import('./pages/admin/RoundsPart.js')).RoundsPart }),
          },
          {
            path: 'people',
            lazy: async () => ({ Component: (await import('./pages/admin/PeoplePart.js')).PeoplePart }),
          },
          {
            path: 'settings',
            lazy: async () => ({ Component: (await import('./pages/admin/SettingsPart.js')).SettingsPart }),
          },
        ],
      },
      {
        path: 'programmes/:id/assessments/:assessmentId',
        lazy: async () => ({
          Component: (await import('./pages/admin/verification/AssessmentPage.js')).AssessmentPage,
        }),
      },
      {
        path: 'workspace',
        lazy: async () => ({ Component: (await import('./pages/work/MyWorkPage.js')).MyWorkPage }),
      },
      withMessages(
        async (language) => (await import('./pages/verifier/text.js')).loadVerifierMessages(language),
        [
          {
            path: 'desk',
            lazy: async () => ({
              Component: (await import('./pages/verifier/queue/QueuePage.js')).QueuePage,
            }),
          },
          {
            path: 'desk/:assessmentId',
            lazy: async () => ({ Component: (await import('./pages/verifier/DeskFrame.js')).DeskFrame }),
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await import('./pages/verifier/assessment/AssessmentPage.js')).AssessmentPage,
                }),
              },
              {
                path: ':dataPoint',
                lazy: async () => ({
                  Component: (await import('./pages/verifier/point/PointPage.js')).PointPage,
                }),
              },
            ],
          },
        ],
      ),
      withMessages(
        async (language) => (await import('./pages/workspace/text.js')).loadWorkspaceMessages(language),
        [
          {
            path: 'workspace/:assessmentId',
            lazy: async () => ({
              Component: (await import('./pages/workspace/frame/WorkspaceFrame.js')).WorkspaceFrame,
            }),
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await import('./pages/workspace/OverviewPage.js')).OverviewPage,
                }),
              },
              {
                path: 'profile',
                lazy: async () => ({
                  Component: (await import('./pages/workspace/ProfilePage.js')).ProfilePage,
                }),
              },
              {
                path: 'maturity',
                lazy: async () => ({
                  Component: (await import('./pages/maturity/MaturityPage.js')).MaturityPage,
                }),
              },
              {
                path: 'questions',
                lazy: async () => ({
                  Component: (await import('./pages/workspace/questions/QuestionsPage.js')).QuestionsPage,
                }),
              },
              {
                path: 'people',
                lazy: async () => ({
                  Component: (await import('./pages/workspace/PeoplePage.js')).PeoplePage,
                }),
              },
              {
                path: 'exchange',
                lazy: async () => ({
                  Component: (await import('./pages/workspace/exchange/ExchangePage.js')).ExchangePage,
                }),
              },
              {
                path: 'readiness',
                lazy: async () => ({
                  Component: (await import('./pages/workspace/ReadinessPage.js')).ReadinessPage,
                }),
              },
              {
                path: ':category',
                lazy: async () => ({
                  Component: (await import('./pages/workspace/CategoryPage.js')).CategoryPage,
                }),
              },
            ],
          },
        ],
      ),
    ],
  },
];

export const routes: RouteObject[] = [
  { path: '/', loader: () => redirect(`/${readersLanguage()}`), HydrateFallback: Blank },
  {
    path: '/:language',
    loader: shellLoader,
    shouldRevalidate: ({ currentParams, nextParams }) => currentParams['language'] !== nextParams['language'],
    Component: Shell,
    HydrateFallback: Blank,
    children: [
      {
        ErrorBoundary: BrokenPage,
        children: [withMessages(loadAccountMessages, accountPages), ...pages],
      },
    ],
  },
];
