/** The rules that no reader should have to keep in mind. @module */
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const injected = [
  { name: 'Date', message: 'Take the time from Clock.' },
  { name: 'setTimeout', message: 'Take timers from Clock.' },
  { name: 'setInterval', message: 'Take timers from Clock.' },
]

export default tseslint.config(
  { ignores: ['out', 'node_modules', 'test-results', 'coverage'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union.' },
      ],
    },
  },
  {
    files: ['src/protocol/**/*.ts', 'src/main/authenticator/*.ts', 'src/main/relying-party/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...injected] },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take chance from Random.' },
      ],
    },
  },
  { files: ['src/renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
