import type { Plugin } from 'rollup';

export declare function renameTrustedTypesPolicy(): Plugin;
