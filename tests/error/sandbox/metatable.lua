local nn = require "nn"
getmetatable(nn.Parameter({ 1 })).__gc = print -- error: attempt to index a string value
