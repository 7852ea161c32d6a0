local s = ("x"):rep(1, 2, 3)
print(s:rep({})) -- error: bad argument #1 to 'rep' (number expected, got table)
