window.YTD.follower.part0 = [
  {
    "follower" : {
      "accountId" : "20110000134",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000134"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000318",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000318"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000123",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000123"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000307",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000307"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000346",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000346"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000156",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000156"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000335",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000335"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000061",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000061"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000189",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000189"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000464",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000464"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000329",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000329"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000435",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000435"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000418",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000418"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000044",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000044"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000408",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000408"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000429",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000429"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000112",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000112"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000400",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000400"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000178",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000178"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000460",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000460"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000443",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000443"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000470",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000470"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000425",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000425"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000453",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000453"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000145",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000145"
    }
  },
  {
    "follower" : {
      "accountId" : "20110000167",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000167"
    }
  }
]