local function f()
  return 1

-- the end is missing -- error: 'end' expected (to close 'function' at line 1) near <eof>