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
            "id" : "41220986180340544",
            "createdAt" : "2011-02-25T19:40:23.611Z"
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
            "id" : "40942928084323872",
            "createdAt" : "2011-02-25T01:15:29.395Z"
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
            "id" : "40450932587329952",
            "createdAt" : "2011-02-23T16:40:28.527Z"
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
            "id" : "40154603668070368",
            "createdAt" : "2011-02-22T21:02:58.207Z"
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
            "id" : "40130180026936224",
            "createdAt" : "2011-02-22T19:25:55.158Z"
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
            "id" : "39965489509466528",
            "createdAt" : "2011-02-22T08:31:29.878Z"
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
            "id" : "40130919408352160",
            "createdAt" : "2011-02-22T19:28:51.440Z"
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
            "id" : "40107257983672640",
            "createdAt" : "2011-02-22T17:54:50.117Z"
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
            "id" : "40054819050113312",
            "createdAt" : "2011-02-22T14:26:27.701Z"
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
            "id" : "39929622245535168",
            "createdAt" : "2011-02-22T06:08:58.456Z"
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
            "id" : "39885204730872896",
            "createdAt" : "2011-02-22T03:12:28.496Z"
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
            "id" : "39928775896251840",
            "createdAt" : "2011-02-22T06:05:36.671Z"
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
            "id" : "39878969307712128",
            "createdAt" : "2011-02-22T02:47:41.855Z"
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
            "id" : "38331935184300160",
            "createdAt" : "2011-02-17T20:20:20.177Z"
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
            "id" : "38223327434005728",
            "createdAt" : "2011-02-17T13:08:46.072Z"
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
            "id" : "38170972482285888",
            "createdAt" : "2011-02-17T09:40:43.679Z"
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
            "id" : "29255647485522592",
            "createdAt" : "2011-01-23T19:14:24.561Z"
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
            "id" : "29086627305432480",
            "createdAt" : "2011-01-23T08:02:47.010Z"
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
            "id" : "28868341460315008",
            "createdAt" : "2011-01-22T17:35:23.608Z"
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
            "id" : "36275919555326560",
            "createdAt" : "2011-02-12T04:10:27.852Z"
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
            "id" : "36263863120045440",
            "createdAt" : "2011-02-12T03:22:33.374Z"
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
            "id" : "12963321346422688",
            "createdAt" : "2010-12-09T20:14:31.312Z"
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
            "id" : "12428967941537536",
            "createdAt" : "2010-12-08T08:51:11.533Z"
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
            "id" : "35421054611895552",
            "createdAt" : "2011-02-09T19:33:32.167Z"
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
            "id" : "34634278791056416",
            "createdAt" : "2011-02-07T15:27:10.194Z"
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
            "id" : "33796659014018496",
            "createdAt" : "2011-02-05T07:58:46.077Z"
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
            "id" : "33623827038476416",
            "createdAt" : "2011-02-04T20:31:59.723Z"
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
            "id" : "33467854870815680",
            "createdAt" : "2011-02-04T10:12:13.060Z"
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
            "id" : "25470081747056288",
            "createdAt" : "2011-01-13T08:31:55.356Z"
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
            "id" : "25457082092020736",
            "createdAt" : "2011-01-13T07:40:15.997Z"
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
            "id" : "25313305866671296",
            "createdAt" : "2011-01-12T22:08:57.074Z"
          }
        }
      ]
    }
  }
]