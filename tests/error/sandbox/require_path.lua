local other = require "../model/none" -- error: require: '../model/none' is not a module name
