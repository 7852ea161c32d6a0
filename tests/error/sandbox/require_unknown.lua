local nm = require "nm" -- error: require: no module 'nm': it is not built in and there is no file
