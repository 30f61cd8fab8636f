window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "41761789093096928"
          ],
          "editableUntil" : "2011-02-27T07:59:21.073Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "25"
      ],
      "favorite_count" : "1",
      "id_str" : "41761789093096928",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "41761789093096928",
      "created_at" : "Sun Feb 27 07:29:21 +0000 2011",
      "favorited" : false,
      "full_text" : "Water from the tap again.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "41223140386872320"
          ],
          "editableUntil" : "2011-02-25T20:18:57.214Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Ines Cardozo",
            "screen_name" : "ines_cardozo_lisboa",
            "indices" : [
              "36",
              "56"
            ],
            "id_str" : "20110000346",
            "id" : "20110000346"
          },
          {
            "name" : "Brent Halvorsen",
            "screen_name" : "brent_halvorsen_mn",
            "indices" : [
              "61",
              "80"
            ],
            "id_str" : "20110000335",
            "id" : "20110000335"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "81"
      ],
      "favorite_count" : "1",
      "id_str" : "41223140386872320",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "41223140386872320",
      "created_at" : "Fri Feb 25 19:48:57 +0000 2011",
      "favorited" : false,
      "full_text" : "Neighbours brought soup. Thank you, @ines_cardozo_lisboa and @brent_halvorsen_mn.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "40683642535304160"
          ],
          "editableUntil" : "2011-02-24T08:35:10.902Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "18"
      ],
      "favorite_count" : "1",
      "id_str" : "40683642535304160",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "40683642535304160",
      "created_at" : "Thu Feb 24 08:05:10 +0000 2011",
      "favorited" : false,
      "full_text" : "The power is back.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "39437541323138528"
          ],
          "editableUntil" : "2011-02-20T22:03:37.222Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "32"
      ],
      "favorite_count" : "1",
      "id_str" : "39437541323138528",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "39437541323138528",
      "created_at" : "Sun Feb 20 21:33:37 +0000 2011",
      "favorited" : false,
      "full_text" : "Rain again. The garden is happy.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "40305671949711392"
          ],
          "editableUntil" : "2011-02-23T07:33:15.692Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://mobile.twitter.com\" rel=\"nofollow\">Mobile Web</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Leona Fairbank",
            "screen_name" : "leona_fairbank_crm",
            "indices" : [
              "10",
              "29"
            ],
            "id_str" : "20110000061",
            "id" : "20110000061"
          },
          {
            "name" : "Alastair Penhale",
            "screen_name" : "alastair_penhale_uk",
            "indices" : [
              "30",
              "50"
            ],
            "id_str" : "20110000044",
            "id" : "20110000044"
          },
          {
            "name" : "Denise Okafor",
            "screen_name" : "denise_okafor_cloud",
            "indices" : [
              "51",
              "71"
            ],
            "id_str" : "20110000307",
            "id" : "20110000307"
          },
          {
            "name" : "Kenji Watanuki",
            "screen_name" : "kenji_watanuki_pdx",
            "indices" : [
              "72",
              "91"
            ],
            "id_str" : "20110000318",
            "id" : "20110000318"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "103"
      ],
      "favorite_count" : "0",
      "id_str" : "40305671949711392",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "40305671949711392",
      "created_at" : "Wed Feb 23 07:03:15 +0000 2011",
      "favorited" : false,
      "full_text" : "All well, @leona_fairbank_crm @alastair_penhale_uk @denise_okafor_cloud @kenji_watanuki_pdx. Thank you.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "40300352127546208"
          ],
          "editableUntil" : "2011-02-23T07:12:07.348Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://mobile.twitter.com\" rel=\"nofollow\">Mobile Web</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "38"
      ],
      "favorite_count" : "1",
      "id_str" : "40300352127546208",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "40300352127546208",
      "created_at" : "Wed Feb 23 06:42:07 +0000 2011",
      "favorited" : false,
      "full_text" : "Thank you all for asking. We are well.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "40127964668956160"
          ],
          "editableUntil" : "2011-02-22T19:47:06.975Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://mobile.twitter.com\" rel=\"nofollow\">Mobile Web</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "52"
      ],
      "favorite_count" : "0",
      "id_str" : "40127964668956160",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "40127964668956160",
      "created_at" : "Tue Feb 22 19:17:06 +0000 2011",
      "favorited" : false,
      "full_text" : "No water and no power in our street. Otherwise fine.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "39926940798530080"
          ],
          "editableUntil" : "2011-02-22T06:28:19.150Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://mobile.twitter.com\" rel=\"nofollow\">Mobile Web</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "39"
      ],
      "favorite_count" : "0",
      "id_str" : "39926940798530080",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "39926940798530080",
      "created_at" : "Tue Feb 22 05:58:19 +0000 2011",
      "favorited" : false,
      "full_text" : "Still shaking. At home, all of us well.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "39872346441077536"
          ],
          "editableUntil" : "2011-02-22T02:51:22.840Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://mobile.twitter.com\" rel=\"nofollow\">Mobile Web</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "55"
      ],
      "favorite_count" : "0",
      "id_str" : "39872346441077536",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "39872346441077536",
      "created_at" : "Tue Feb 22 02:21:22 +0000 2011",
      "favorited" : false,
      "full_text" : "Phones are out. Text messages get through now and then.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "39845549892428576"
          ],
          "editableUntil" : "2011-02-22T01:04:54.045Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://mobile.twitter.com\" rel=\"nofollow\">Mobile Web</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "47"
      ],
      "favorite_count" : "0",
      "id_str" : "39845549892428576",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "39845549892428576",
      "created_at" : "Tue Feb 22 00:34:54 +0000 2011",
      "favorited" : false,
      "full_text" : "Strong earthquake in Christchurch. We are safe.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "38496568455405568"
          ],
          "editableUntil" : "2011-02-18T07:44:31.808Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Nigel Thrapston",
            "screen_name" : "nigel_thrapston_ldn",
            "indices" : [
              "32",
              "52"
            ],
            "id_str" : "20110000178",
            "id" : "20110000178"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "53"
      ],
      "favorite_count" : "0",
      "id_str" : "38496568455405568",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "38496568455405568",
      "created_at" : "Fri Feb 18 07:14:31 +0000 2011",
      "favorited" : false,
      "full_text" : "Weekend. Thank you for reading, @nigel_thrapston_ldn.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "37986129055147680"
          ],
          "editableUntil" : "2011-02-16T21:56:13.571Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [
          {
            "url" : "http://t.co/sample0216",
            "expanded_url" : "http://blog.lautner.example/2011/02/notes-from-last-week/",
            "display_url" : "blog.lautner.exampl…",
            "indices" : [
              "39",
              "61"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "61"
      ],
      "favorite_count" : "0",
      "id_str" : "37986129055147680",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "37986129055147680",
      "possibly_sensitive" : false,
      "created_at" : "Wed Feb 16 21:26:13 +0000 2011",
      "favorited" : false,
      "full_text" : "New on the blog: notes from last week. http://t.co/sample0216",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "37066951138824640"
          ],
          "editableUntil" : "2011-02-14T09:03:44.479Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "24"
      ],
      "favorite_count" : "1",
      "id_str" : "37066951138824640",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "37066951138824640",
      "created_at" : "Mon Feb 14 08:33:44 +0000 2011",
      "favorited" : false,
      "full_text" : "Slides done. Dinner now.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "36147512627261760"
          ],
          "editableUntil" : "2011-02-11T20:10:13.255Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "40"
      ],
      "favorite_count" : "0",
      "id_str" : "36147512627261760",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "36147512627261760",
      "created_at" : "Fri Feb 11 19:40:13 +0000 2011",
      "favorited" : false,
      "full_text" : "The plan for today: one thing at a time.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "35070017323996576"
          ],
          "editableUntil" : "2011-02-08T20:48:38.356Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "58"
      ],
      "favorite_count" : "0",
      "id_str" : "35070017323996576",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "35070017323996576",
      "created_at" : "Tue Feb 08 20:18:38 +0000 2011",
      "favorited" : false,
      "full_text" : "Does anybody know a good place for lunch near Hagley Park?",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "34373448891010848"
          ],
          "editableUntil" : "2011-02-06T22:40:43.500Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Marisol Quintero",
            "screen_name" : "marisol_quintero_tx",
            "indices" : [
              "37",
              "57"
            ],
            "id_str" : "20110000156",
            "id" : "20110000156"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "58"
      ],
      "favorite_count" : "0",
      "id_str" : "34373448891010848",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "34373448891010848",
      "created_at" : "Sun Feb 06 22:10:43 +0000 2011",
      "favorited" : false,
      "full_text" : "Three days of sun in a row. You too, @marisol_quintero_tx?",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "33076059419563296"
          ],
          "editableUntil" : "2011-02-03T08:45:21.746Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Jess Wetherall",
            "screen_name" : "jess_wetherall_chch",
            "indices" : [
              "3",
              "23"
            ],
            "id_str" : "20110000123",
            "id" : "20110000123"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "58"
      ],
      "favorite_count" : "0",
      "id_str" : "33076059419563296",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "33076059419563296",
      "created_at" : "Thu Feb 03 08:15:21 +0000 2011",
      "favorited" : false,
      "full_text" : "RT @jess_wetherall_chch: Market in the square on Saturday.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "32519931732560800"
          ],
          "editableUntil" : "2011-02-01T19:55:30.573Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "41"
      ],
      "favorite_count" : "0",
      "id_str" : "32519931732560800",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "32519931732560800",
      "created_at" : "Tue Feb 01 19:25:30 +0000 2011",
      "favorited" : false,
      "full_text" : "Somebody left the sprinkler on all night.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "29466550408625408"
          ],
          "editableUntil" : "2011-01-24T09:42:27.736Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Owen Prydderch",
            "screen_name" : "owen_prydderch_wales",
            "indices" : [
              "0",
              "21"
            ],
            "id_str" : "20110000112",
            "id" : "20110000112"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "32"
      ],
      "favorite_count" : "0",
      "in_reply_to_status_id_str" : "29417980369396768",
      "id_str" : "29466550408625408",
      "in_reply_to_user_id" : "20110000112",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "29466550408625408",
      "in_reply_to_status_id" : "29417980369396768",
      "created_at" : "Mon Jan 24 09:12:27 +0000 2011",
      "favorited" : false,
      "full_text" : "@owen_prydderch_wales Same here.",
      "lang" : "en",
      "in_reply_to_screen_name" : "owen_prydderch_wales",
      "in_reply_to_user_id_str" : "20110000112"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "28207876303447264"
          ],
          "editableUntil" : "2011-01-20T22:20:56.444Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "13"
      ],
      "favorite_count" : "1",
      "id_str" : "28207876303447264",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "28207876303447264",
      "created_at" : "Thu Jan 20 21:50:56 +0000 2011",
      "favorited" : false,
      "full_text" : "Coffee first.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "35607016753287936"
          ],
          "editableUntil" : "2011-02-10T08:22:28.997Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Kai Wendelstein",
            "screen_name" : "kai_wendelstein_muc",
            "indices" : [
              "0",
              "20"
            ],
            "id_str" : "20110000145",
            "id" : "20110000145"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "40"
      ],
      "favorite_count" : "0",
      "in_reply_to_status_id_str" : "35603745197108832",
      "id_str" : "35607016753287936",
      "in_reply_to_user_id" : "20110000145",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "35607016753287936",
      "in_reply_to_status_id" : "35603745197108832",
      "created_at" : "Thu Feb 10 07:52:28 +0000 2011",
      "favorited" : false,
      "full_text" : "@kai_wendelstein_muc Grüße nach München!",
      "lang" : "de",
      "in_reply_to_screen_name" : "kai_wendelstein_muc",
      "in_reply_to_user_id_str" : "20110000145"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "26897877680167648"
          ],
          "editableUntil" : "2011-01-17T07:35:28.434Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [
          {
            "url" : "http://t.co/sample0117",
            "expanded_url" : "http://blog.lautner.example/2011/01/holiday-reading/",
            "display_url" : "blog.lautner.exampl…",
            "indices" : [
              "53",
              "75"
            ]
          }
        ]
      },
      "display_text_range" : [
        "0",
        "75"
      ],
      "favorite_count" : "0",
      "id_str" : "26897877680167648",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "26897877680167648",
      "possibly_sensitive" : false,
      "created_at" : "Mon Jan 17 07:05:28 +0000 2011",
      "favorited" : false,
      "full_text" : "New post on the blog: what I read over the holidays. http://t.co/sample0117",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "25646041494252768"
          ],
          "editableUntil" : "2011-01-13T20:41:07.429Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Raj Venkatraman",
            "screen_name" : "raj_venkatraman_nz",
            "indices" : [
              "0",
              "19"
            ],
            "id_str" : "20110000134",
            "id" : "20110000134"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "40"
      ],
      "favorite_count" : "0",
      "in_reply_to_status_id_str" : "25625153859508064",
      "id_str" : "25646041494252768",
      "in_reply_to_user_id" : "20110000134",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "25646041494252768",
      "in_reply_to_status_id" : "25625153859508064",
      "created_at" : "Thu Jan 13 20:11:07 +0000 2011",
      "favorited" : false,
      "full_text" : "@raj_venkatraman_nz Thanks, that helped.",
      "lang" : "en",
      "in_reply_to_screen_name" : "raj_venkatraman_nz",
      "in_reply_to_user_id_str" : "20110000134"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "24912665181525696"
          ],
          "editableUntil" : "2011-01-11T20:06:56.891Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "17"
      ],
      "favorite_count" : "0",
      "id_str" : "24912665181525696",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "24912665181525696",
      "created_at" : "Tue Jan 11 19:36:56 +0000 2011",
      "favorited" : false,
      "full_text" : "Back at the desk.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "22936656832014016"
          ],
          "editableUntil" : "2011-01-06T09:14:59.788Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "29"
      ],
      "favorite_count" : "0",
      "id_str" : "22936656832014016",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "22936656832014016",
      "created_at" : "Thu Jan 06 08:44:59 +0000 2011",
      "favorited" : false,
      "full_text" : "Hills, wind, and a flat tyre.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "20997695612135968"
          ],
          "editableUntil" : "2011-01-01T00:50:15.409Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "48"
      ],
      "favorite_count" : "0",
      "id_str" : "20997695612135968",
      "truncated" : false,
      "retweet_count" : "2",
      "id" : "20997695612135968",
      "created_at" : "Sat Jan 01 00:20:15 +0000 2011",
      "favorited" : false,
      "full_text" : "Happy new year to everyone still in the old one.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "18396190179261536"
          ],
          "editableUntil" : "2010-12-24T20:32:48.180Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "31"
      ],
      "favorite_count" : "1",
      "id_str" : "18396190179261536",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "18396190179261536",
      "created_at" : "Fri Dec 24 20:02:48 +0000 2010",
      "favorited" : false,
      "full_text" : "Merry Christmas from the beach.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "17342310416192000"
          ],
          "editableUntil" : "2010-12-21T22:45:03.664Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "30"
      ],
      "favorite_count" : "1",
      "id_str" : "17342310416192000",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "17342310416192000",
      "created_at" : "Tue Dec 21 22:15:03 +0000 2010",
      "favorited" : false,
      "full_text" : "Last meeting of the year done.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "15662017917706752"
          ],
          "editableUntil" : "2010-12-17T07:28:10.714Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Lichfield Lane Café",
            "screen_name" : "lichfield_lane_cafe",
            "indices" : [
              "3",
              "23"
            ],
            "id_str" : "20110000189",
            "id" : "20110000189"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "49"
      ],
      "favorite_count" : "0",
      "id_str" : "15662017917706752",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "15662017917706752",
      "created_at" : "Fri Dec 17 06:58:10 +0000 2010",
      "favorited" : false,
      "full_text" : "RT @lichfield_lane_cafe: Open until late tonight.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "12436454168909376"
          ],
          "editableUntil" : "2010-12-08T09:50:56.389Z",
          "editsRemaining" : "5",
          "isEditEligible" : false
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [
          {
            "name" : "Jess Wetherall",
            "screen_name" : "jess_wetherall_chch",
            "indices" : [
              "0",
              "20"
            ],
            "id_str" : "20110000123",
            "id" : "20110000123"
          }
        ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "52"
      ],
      "favorite_count" : "0",
      "in_reply_to_status_id_str" : "12401976991420928",
      "id_str" : "12436454168909376",
      "in_reply_to_user_id" : "20110000123",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "12436454168909376",
      "in_reply_to_status_id" : "12401976991420928",
      "created_at" : "Wed Dec 08 09:20:56 +0000 2010",
      "favorited" : false,
      "full_text" : "@jess_wetherall_chch Yes, I will be there on Friday.",
      "lang" : "en",
      "in_reply_to_screen_name" : "jess_wetherall_chch",
      "in_reply_to_user_id_str" : "20110000123"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "10439465693392256"
          ],
          "editableUntil" : "2010-12-02T21:35:37.234Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "43"
      ],
      "favorite_count" : "0",
      "id_str" : "10439465693392256",
      "truncated" : false,
      "retweet_count" : "1",
      "id" : "10439465693392256",
      "created_at" : "Thu Dec 02 21:05:37 +0000 2010",
      "favorited" : false,
      "full_text" : "Reading on the bus is harder than it looks.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "5721994700081888"
          ],
          "editableUntil" : "2010-11-19T21:10:04.503Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "31"
      ],
      "favorite_count" : "0",
      "id_str" : "5721994700081888",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "5721994700081888",
      "created_at" : "Fri Nov 19 20:40:04 +0000 2010",
      "favorited" : false,
      "full_text" : "Good morning from Christchurch.",
      "lang" : "en"
    }
  },
  {
    "tweet" : {
      "edit_info" : {
        "initial" : {
          "editTweetIds" : [
            "4446679626136384"
          ],
          "editableUntil" : "2010-11-16T08:42:25.695Z",
          "editsRemaining" : "5",
          "isEditEligible" : true
        }
      },
      "retweeted" : false,
      "source" : "<a href=\"http://twitter.com\" rel=\"nofollow\">Twitter Web Client</a>",
      "entities" : {
        "hashtags" : [ ],
        "symbols" : [ ],
        "user_mentions" : [ ],
        "urls" : [ ]
      },
      "display_text_range" : [
        "0",
        "16"
      ],
      "favorite_count" : "0",
      "id_str" : "4446679626136384",
      "truncated" : false,
      "retweet_count" : "0",
      "id" : "4446679626136384",
      "created_at" : "Tue Nov 16 08:12:25 +0000 2010",
      "favorited" : false,
      "full_text" : "Trying this out.",
      "lang" : "en"
    }
  }
]