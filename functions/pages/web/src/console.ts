// The officers' console. Citizens' pages load nothing of it.

import "./console/console.js";
