window.YTD.profile.part0 = [
  {
    "profile" : {
      "description" : {
        "bio" : "Consultant. Sample account: invented.",
        "website" : "http://blog.lautner.example",
        "location" : "Christchurch, New Zealand"
      },
      "avatarMediaUrl" : "",
      "headerMediaUrl" : ""
    }
  }
]