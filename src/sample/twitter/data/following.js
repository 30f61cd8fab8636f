window.YTD.following.part0 = [
  {
    "following" : {
      "accountId" : "20110000061",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000061"
    }
  },
  {
    "following" : {
      "accountId" : "20110000499",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000499"
    }
  },
  {
    "following" : {
      "accountId" : "20110000134",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000134"
    }
  },
  {
    "following" : {
      "accountId" : "20110000112",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000112"
    }
  },
  {
    "following" : {
      "accountId" : "20110000329",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000329"
    }
  },
  {
    "following" : {
      "accountId" : "20110000488",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000488"
    }
  },
  {
    "following" : {
      "accountId" : "20110000495",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000495"
    }
  },
  {
    "following" : {
      "accountId" : "20110000044",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000044"
    }
  },
  {
    "following" : {
      "accountId" : "20110000478",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000478"
    }
  },
  {
    "following" : {
      "accountId" : "20110000470",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000470"
    }
  },
  {
    "following" : {
      "accountId" : "20110000178",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000178"
    }
  },
  {
    "following" : {
      "accountId" : "20110000513",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000513"
    }
  },
  {
    "following" : {
      "accountId" : "20110000318",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000318"
    }
  },
  {
    "following" : {
      "accountId" : "20110000145",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000145"
    }
  },
  {
    "following" : {
      "accountId" : "20110000156",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000156"
    }
  },
  {
    "following" : {
      "accountId" : "20110000460",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000460"
    }
  },
  {
    "following" : {
      "accountId" : "20110000464",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000464"
    }
  },
  {
    "following" : {
      "accountId" : "20110000167",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000167"
    }
  },
  {
    "following" : {
      "accountId" : "20110000189",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000189"
    }
  },
  {
    "following" : {
      "accountId" : "20110000123",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000123"
    }
  },
  {
    "following" : {
      "accountId" : "20110000307",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000307"
    }
  },
  {
    "following" : {
      "accountId" : "20110000505",
      "userLink" : "https://twitter.com/intent/user?user_id=20110000505"
    }
  }
]