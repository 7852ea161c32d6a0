local me = require "require_itself" -- error: require: 'require_itself' is still being loaded
