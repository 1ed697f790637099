// The worker of the page that is one file: a script that stands alone, as a blob's has to.
import { serve } from '../../wasm/js/remote.js';
import { Service } from '../../wasm/js/service.js';

addEventListener('message', ({ data: { port } }) => serve(port, new Service()), { once: true });
