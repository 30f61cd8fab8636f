window.YTD.account.part0 = [
  {
    "account" : {
      "email" : "henrik@lautner.example",
      "createdVia" : "web",
      "username" : "henrik_lautner_nz",
      "accountId" : "20110000221",
      "createdAt" : "2010-11-16T08:03:27.000Z",
      "accountDisplayName" : "Henrik Lautner"
    }
  }
]