import { describe } from 'vitest';
import { describeStoreContract } from '../testing/store-contract.js';
import { createMemoryStore } from './memory-store.js';

describe('the memory store', () => describeStoreContract(createMemoryStore));
