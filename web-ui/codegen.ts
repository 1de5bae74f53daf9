import type { CodegenConfig } from '@graphql-codegen/cli';

/** The schema is what the host and its plugins compose at run time; their fragments are the contract. */
const config: CodegenConfig = {
  schema: [
    '../platform-core/src/main/resources/graphql/*.graphqls',
    '../plugins/wb-tokens/src/main/resources/graphql/*.graphqls',
    '../plugins/wb-products/src/main/resources/graphql/*.graphqls',
    '../plugins/wb-media/src/main/resources/graphql/*.graphqls',
  ],
  documents: ['src/features/*/api/*.ts', 'src/lib/{session,start}/*.ts'],
  generates: {
    './src/generated/graphql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: true,
        defaultScalarType: 'unknown',
        scalars: { DateTime: 'string', Long: 'number', JSON: 'unknown' },
      },
    },
  },
};

export default config;
