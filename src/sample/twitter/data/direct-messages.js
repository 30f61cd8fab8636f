window.YTD.direct_messages.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "20110000221-20110000335",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000335",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Thank you.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "41220990297397376",
            "createdAt" : "2011-02-25T19:40:24.592Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Thinking of all of you.",
            "mediaUrls" : [ ],
            "senderId" : "20110000335",
            "id" : "40942906805112736",
            "createdAt" : "2011-02-25T01:15:24.321Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000221-20110000346",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "I hope you are well.",
            "mediaUrls" : [ ],
            "senderId" : "20110000346",
            "id" : "40450911965940544",
            "createdAt" : "2011-02-23T16:40:23.611Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000044-20110000221",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "That's good news.",
            "mediaUrls" : [ ],
            "senderId" : "20110000044",
            "id" : "40154575282912160",
            "createdAt" : "2011-02-22T21:02:51.440Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000044",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "We are, thank you.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "40130158883512640",
            "createdAt" : "2011-02-22T19:25:50.117Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Hope you are all right over there.",
            "mediaUrls" : [ ],
            "senderId" : "20110000044",
            "id" : "39965608329830368",
            "createdAt" : "2011-02-22T08:31:58.207Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000221-20110000318",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000318",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Yes, thanks.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "40130826943843872",
            "createdAt" : "2011-02-22T19:28:29.395Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Are you safe?",
            "mediaUrls" : [ ],
            "senderId" : "20110000318",
            "id" : "40107167431489952",
            "createdAt" : "2011-02-22T17:54:28.527Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000061-20110000221",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Very glad to hear it.",
            "mediaUrls" : [ ],
            "senderId" : "20110000061",
            "id" : "40054934213176224",
            "createdAt" : "2011-02-22T14:26:55.158Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000061",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Yes, all well. Thank you.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "39929502381146528",
            "createdAt" : "2011-02-22T06:08:29.878Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "We haven't met. Are you and your family safe?",
            "mediaUrls" : [ ],
            "senderId" : "20110000061",
            "id" : "39885201396353312",
            "createdAt" : "2011-02-22T03:12:27.701Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000221-20110000307",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000307",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Yes, thank you.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "39928867270815168",
            "createdAt" : "2011-02-22T06:05:58.456Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Saw the news. Are you safe?",
            "mediaUrls" : [ ],
            "senderId" : "20110000307",
            "id" : "39878913274872896",
            "createdAt" : "2011-02-22T02:47:28.496Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000178-20110000221",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000178",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Of course.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "38332004363451840",
            "createdAt" : "2011-02-17T20:20:36.671Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "May I quote you on that?",
            "mediaUrls" : [ ],
            "senderId" : "20110000178",
            "id" : "38223309746752128",
            "createdAt" : "2011-02-17T13:08:41.855Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000112-20110000221",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Read your post. Good to see you writing again.",
            "mediaUrls" : [ ],
            "senderId" : "20110000112",
            "id" : "38171039777036416",
            "createdAt" : "2011-02-17T09:40:59.723Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Lucky you.",
            "mediaUrls" : [ ],
            "senderId" : "20110000112",
            "id" : "29255599249695680",
            "createdAt" : "2011-01-23T19:14:13.060Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000112",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Warm and windy.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "29086613334765888",
            "createdAt" : "2011-01-23T08:02:43.679Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "How is summer over there?",
            "mediaUrls" : [ ],
            "senderId" : "20110000112",
            "id" : "28868345454162592",
            "createdAt" : "2011-01-22T17:35:24.561Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000123-20110000221",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000123",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Gladly.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "36275869829620736",
            "createdAt" : "2011-02-12T04:10:15.997Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Lunch on Monday?",
            "mediaUrls" : [ ],
            "senderId" : "20110000123",
            "id" : "36263962522031296",
            "createdAt" : "2011-02-12T03:22:57.074Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000123",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Yes. See you there.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "12963306834686560",
            "createdAt" : "2010-12-09T20:14:27.852Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Are you coming on Friday?",
            "mediaUrls" : [ ],
            "senderId" : "20110000123",
            "id" : "12429059551405440",
            "createdAt" : "2010-12-08T08:51:33.374Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000156-20110000221",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000156",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Thank you too.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "35421004322220160",
            "createdAt" : "2011-02-09T19:33:20.177Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Thanks for the follow.",
            "mediaUrls" : [ ],
            "senderId" : "20110000156",
            "id" : "34634429273365728",
            "createdAt" : "2011-02-07T15:27:46.072Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000145-20110000221",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Das ist gemein.",
            "mediaUrls" : [ ],
            "senderId" : "20110000145",
            "id" : "33796600672695552",
            "createdAt" : "2011-02-05T07:58:32.167Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000145",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Hier 28 Grad.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "33623619299216416",
            "createdAt" : "2011-02-04T20:31:10.194Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Grüße aus dem Schnee.",
            "mediaUrls" : [ ],
            "senderId" : "20110000145",
            "id" : "33467993352578496",
            "createdAt" : "2011-02-04T10:12:46.077Z"
          }
        }
      ]
    }
  },
  {
    "dmConversation" : {
      "conversationId" : "20110000134-20110000221",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "You are welcome.",
            "mediaUrls" : [ ],
            "senderId" : "20110000134",
            "id" : "25470046738392480",
            "createdAt" : "2011-01-13T08:31:47.010Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000134",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "Got it, thank you.",
            "mediaUrls" : [ ],
            "senderId" : "20110000221",
            "id" : "25457114017115008",
            "createdAt" : "2011-01-13T07:40:23.608Z"
          }
        },
        {
          "messageCreate" : {
            "recipientId" : "20110000221",
            "reactions" : [ ],
            "urls" : [ ],
            "text" : "I have sent you the link.",
            "mediaUrls" : [ ],
            "senderId" : "20110000134",
            "id" : "25313298663536288",
            "createdAt" : "2011-01-12T22:08:55.356Z"
          }
        }
      ]
    }
  }
]