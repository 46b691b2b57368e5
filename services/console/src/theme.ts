import { Button, createTheme, NumberInput, Select, Textarea, TextInput, type MantineColorsTuple } from '@mantine/core';

const violet: MantineColorsTuple = [
  '#eeecfc',
  '#dad6f9',
  '#c4bff0',
  '#aba4ff',
  '#8379dd',
  '#6559cf',
  '#5a4edb',
  '#4a3fcf',
  '#3a2fa6',
  '#2b2280',
];

const buttonColours = {
  default: {
    '--button-bg': 'var(--surface)',
    '--button-color': 'var(--ink)',
    '--button-bd': '1px solid var(--edge)',
    '--button-hover': 'var(--sunken)',
  },
  subtle: { '--button-color': 'var(--ink2)', '--button-hover': 'var(--sunken)' },
  filled: { '--button-bg': 'var(--ink)', '--button-color': 'var(--canvas)', '--button-hover': 'var(--ink2)' },
};

/** Mantine tuned to the tokens: buttons are ink, one filled a region. */
export const theme = createTheme({
  fontFamily: 'var(--sans)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontFamily: 'var(--sans)' },
  primaryColor: 'violet',
  colors: { violet },
  primaryShade: { light: 7, dark: 3 },
  defaultRadius: 8,
  cursorType: 'pointer',
  autoContrast: true,
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { variant }) => ({
        root:
          variant === 'default'
            ? buttonColours.default
            : variant === 'subtle'
              ? buttonColours.subtle
              : buttonColours.filled,
      }),
    }),
    Select: Select.extend({ defaultProps: { comboboxProps: { transitionProps: { duration: 0 } } } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'sm', hideControls: true } }),
  },
});
