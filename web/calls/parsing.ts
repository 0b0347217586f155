import { config, z } from 'zod';

// The content security policy of the pages forbids making functions from text, which zod would try.
config({ jitless: true });

export { z };
