local t = setmetatable({}, { __gc = print }) -- error: setmetatable: finalisers (__gc) are not available to scripts
