local optim = require "optim"
local sgd = optim.SGD { lr = 0.1, momentun = 0.9 } -- error: optim.SGD has no option 'momentun'; did you mean 'momentum'?
