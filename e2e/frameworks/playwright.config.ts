import { defineConfig } from '@playwright/test';
import base from '../../playwright.config.js';

/** Run by `npm run test:packages`, which has built the examples before. */
export default defineConfig(base, { testDir: '.', testMatch: '*.check.ts' });
