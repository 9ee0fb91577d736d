import type { Plugin } from 'vite';

export declare function trimXstate(): Plugin;
