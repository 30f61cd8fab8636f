window.YTD.like.part0 = [
  {
    "like" : {
      "tweetId" : "40873611362782144",
      "fullText" : "Well done.",
      "expandedUrl" : "https://twitter.com/i/web/status/40873611362782144"
    }
  },
  {
    "like" : {
      "tweetId" : "40121237109133920",
      "fullText" : "Back tomorrow.",
      "expandedUrl" : "https://twitter.com/i/web/status/40121237109133920"
    }
  },
  {
    "like" : {
      "tweetId" : "38820281448766208",
      "fullText" : "Good night.",
      "expandedUrl" : "https://twitter.com/i/web/status/38820281448766208"
    }
  },
  {
    "like" : {
      "tweetId" : "36893757931204000",
      "fullText" : "What a view.",
      "expandedUrl" : "https://twitter.com/i/web/status/36893757931204000"
    }
  },
  {
    "like" : {
      "tweetId" : "35626604167950912",
      "fullText" : "Open as usual.",
      "expandedUrl" : "https://twitter.com/i/web/status/35626604167950912"
    }
  },
  {
    "like" : {
      "tweetId" : "33819836413258400",
      "fullText" : "Grüße!",
      "expandedUrl" : "https://twitter.com/i/web/status/33819836413258400"
    }
  },
  {
    "like" : {
      "tweetId" : "28575811368155712",
      "fullText" : "Done!",
      "expandedUrl" : "https://twitter.com/i/web/status/28575811368155712"
    }
  },
  {
    "like" : {
      "tweetId" : "24571408678095392",
      "fullText" : "Happy new year!",
      "expandedUrl" : "https://twitter.com/i/web/status/24571408678095392"
    }
  },
  {
    "like" : {
      "tweetId" : "16764940711856480",
      "fullText" : "See you all there.",
      "expandedUrl" : "https://twitter.com/i/web/status/16764940711856480"
    }
  }
]