import {
  Button,
  createTheme,
  Drawer,
  Popover,
  Tabs,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** Deep blue #1f4e79 stands at 7; the lighter steps serve the dark scheme. */
const blue: MantineColorsTuple = [
  '#eef4fa',
  '#dce7f2',
  '#b9d0e6',
  '#9cc3ea',
  '#6f9fca',
  '#4a7fb0',
  '#316698',
  '#1f4e79',
  '#183f63',
  '#12304c',
];

const fast = { transition: 'fade', duration: 120 } as const;

export const theme = createTheme({
  colors: { blue },
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  fontFamily: "'Noto Sans Variable', sans-serif",
  fontFamilyMonospace: 'ui-monospace, monospace',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: { fontFamily: "'Noto Sans Variable', sans-serif", fontWeight: '650' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: Button.extend({
      defaultProps: { fw: 500 },
      // Mantine decides for white by the light scheme alone.
      vars: (_, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--paper)' } : {},
      }),
    }),
    Drawer: Drawer.extend({ defaultProps: { transitionProps: fast } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: fast, withArrow: false, shadow: 'sm' } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
  },
});

/** Neutral surfaces and ink; every pair of ink and surface used keeps at least 4.5 : 1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--paper': '#ffffff',
    '--paper-2': '#f4f6f8',
    '--paper-3': '#e9edf1',
    '--ink': '#18212b',
    '--ink-2': '#4e5a67',
    '--line': '#d8dee5',
    '--line-strong': '#7c8895',
    '--accent': '#1f4e79',
    '--accent-soft': '#eef4fa',
    '--danger': '#a3182f',
    '--none': '#e3e7ec',
    '--none-line': '#98a3af',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#18212b',
    '--mantine-color-anchor': '#1f4e79',
    '--mantine-color-dimmed': '#4e5a67',
    '--mantine-color-placeholder': '#66717d',
    '--mantine-color-default-border': '#7c8895',
    '--mantine-color-error': '#a3182f',
  },
  dark: {
    '--paper': '#14181d',
    '--paper-2': '#1b2128',
    '--paper-3': '#262d36',
    '--ink': '#e8ecf0',
    '--ink-2': '#a9b4c0',
    '--line': '#303842',
    '--line-strong': '#7b8794',
    '--accent': '#9cc3ea',
    '--accent-soft': '#1c2a39',
    '--danger': '#ff9d97',
    '--none': '#2a313a',
    '--none-line': '#6d7986',
    '--mantine-color-body': '#14181d',
    '--mantine-color-text': '#e8ecf0',
    '--mantine-color-anchor': '#9cc3ea',
    '--mantine-color-dimmed': '#a9b4c0',
    '--mantine-color-placeholder': '#98a3af',
    '--mantine-color-default-border': '#7b8794',
    '--mantine-color-error': '#ff9d97',
  },
});
