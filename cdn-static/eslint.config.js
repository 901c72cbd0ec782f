import js from '@eslint/js'
import tseslint from 'typescript-eslint'

// What each package may import, as in docs/architecture.md: types below, then clients, then components, then pages.
const layers = [
  { files: ['packages/contracts/**'], banned: ['@pyrin/*', 'preact', 'preact/*'] },
  { files: ['packages/units/**'], banned: ['@pyrin/*', 'preact', 'preact/*'] },
  {
    files: ['packages/api-client/**', 'packages/stream-client/**'],
    banned: ['@pyrin/*', '!@pyrin/contracts', 'preact', 'preact/*'],
  },
  { files: ['packages/ui/**'], banned: ['@pyrin/explorer', '@pyrin/explorer/*'] },
]

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'test-results/**', 'packages/contracts/src/generated/**'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/test/**', 'tests/**'],
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['apps/*/public/*.js'],
    languageOptions: { globals: { document: 'readonly', localStorage: 'readonly' } },
  },
  ...layers.map(({ files, banned }) => ({
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ group: banned }] }] },
  })),
)
